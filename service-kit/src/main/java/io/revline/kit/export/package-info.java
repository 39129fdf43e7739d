/** Every list and every figure as a table, in CSV and XLSX. */
@NullMarked
package io.revline.kit.export;

import org.jspecify.annotations.NullMarked;
