/** The rules of the house that a machine can hold, each saying how to mend what breaks it. */
@NullMarked
package io.revline.testkit.architecture;

import org.jspecify.annotations.NullMarked;
