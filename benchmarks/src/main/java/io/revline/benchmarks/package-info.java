/** The command bench: measures a running Revline, each figure beside its raw limit. */
@NullMarked
package io.revline.benchmarks;

import org.jspecify.annotations.NullMarked;
