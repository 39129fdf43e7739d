/** Projections made again from their topics while the old ones serve. */
@NullMarked
package io.revline.kit.rebuild;

import org.jspecify.annotations.NullMarked;
