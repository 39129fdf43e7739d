/** Who changed what, when and from where. */
@NullMarked
package io.revline.kit.audit;

import org.jspecify.annotations.NullMarked;
