/** Objects that figures refer to, kept in every version they ever had. */
@NullMarked
package io.revline.kit.reference;

import org.jspecify.annotations.NullMarked;
