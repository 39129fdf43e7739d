package io.revline.pipeline.stage;

import java.util.Map;

/** What stages must know of the deals in them before they may change. */
public interface StageUse {
  /** How many deals stand in each stage of a pipeline now; stages without any are left out. */
  Map<String, Long> standing(String pipeline);

  /** Whether any deal was ever in a stage, so that answers about the past rest on its terms. */
  boolean everStood(String pipeline, String stage);
}
