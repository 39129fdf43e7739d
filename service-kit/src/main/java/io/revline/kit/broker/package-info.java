/** How the broker is reached. */
@NullMarked
package io.revline.kit.broker;

import org.jspecify.annotations.NullMarked;
