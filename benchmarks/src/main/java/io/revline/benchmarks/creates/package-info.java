/** How many deals a second can be created. */
@NullMarked
package io.revline.benchmarks.creates;

import org.jspecify.annotations.NullMarked;
