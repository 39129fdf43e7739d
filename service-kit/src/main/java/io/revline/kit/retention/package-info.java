/** How long a service keeps what it need not keep for ever. */
@NullMarked
package io.revline.kit.retention;

import org.jspecify.annotations.NullMarked;
