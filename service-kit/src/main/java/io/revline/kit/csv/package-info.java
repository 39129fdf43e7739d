/** Small tables as CSV, read whole and written whole. */
@NullMarked
package io.revline.kit.csv;

import org.jspecify.annotations.NullMarked;
