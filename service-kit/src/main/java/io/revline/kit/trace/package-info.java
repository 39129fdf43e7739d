/** Traces that go on where an event is published and applied. */
@NullMarked
package io.revline.kit.trace;

import org.jspecify.annotations.NullMarked;
