/** Tests of the fiscal calendar, with dates worked out by hand. */
@NullMarked
package io.revline.kit.calendar;

import org.jspecify.annotations.NullMarked;
