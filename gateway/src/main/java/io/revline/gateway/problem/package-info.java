/** What the gateway itself refuses or cannot do, told as RFC 9457 problems. */
@NullMarked
package io.revline.gateway.problem;

import org.jspecify.annotations.NullMarked;
