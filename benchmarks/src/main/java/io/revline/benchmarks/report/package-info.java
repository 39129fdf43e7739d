/** What was measured, as a table and as JSON. */
@NullMarked
package io.revline.benchmarks.report;

import org.jspecify.annotations.NullMarked;
