/** Holds published events to their contract. */
@NullMarked
package io.revline.testkit.contract;

import org.jspecify.annotations.NullMarked;
