/** Deals as their producer has them, and their events, for tests of those who read them. */
@NullMarked
package io.revline.testkit.deal;

import org.jspecify.annotations.NullMarked;
