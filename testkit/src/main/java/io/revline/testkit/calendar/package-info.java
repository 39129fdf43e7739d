/** The fiscal calendar as its owner tells of it, for tests of those who read it. */
@NullMarked
package io.revline.testkit.calendar;

import org.jspecify.annotations.NullMarked;
