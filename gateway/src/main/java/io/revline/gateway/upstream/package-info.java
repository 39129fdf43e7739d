/** The three services behind the gateway: where they are, what they own, how they fail. */
@NullMarked
package io.revline.gateway.upstream;

import org.jspecify.annotations.NullMarked;
