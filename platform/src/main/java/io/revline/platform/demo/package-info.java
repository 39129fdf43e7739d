/**
 * A made-up company whose deals a first start brings in: who sells what to whom, and how that went
 * until the day before a date. The same seed and date give the same tables, byte by byte.
 */
@NullMarked
package io.revline.platform.demo;

import org.jspecify.annotations.NullMarked;
