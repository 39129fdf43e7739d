/** The fiscal calendar: what periods are called and which days they have. */
@NullMarked
package io.revline.kit.calendar;

import org.jspecify.annotations.NullMarked;
