/** Who calls, and under which correlation id. */
@NullMarked
package io.revline.kit.caller;

import org.jspecify.annotations.NullMarked;
