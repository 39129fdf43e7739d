/** What every benchmark stands on: a fresh platform, a client of its gateway, load and waiting. */
@NullMarked
package io.revline.benchmarks.run;

import org.jspecify.annotations.NullMarked;
