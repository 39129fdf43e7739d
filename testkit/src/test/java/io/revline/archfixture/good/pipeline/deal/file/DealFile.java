package io.revline.archfixture.good.pipeline.deal.file;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A file format at the edge. */
record DealFile(@JsonProperty("deals") int deals) {}
