/** What Revline's figures mean: one catalogue that figures are made from and the API shows. */
@NullMarked
package io.revline.kit.metric;

import org.jspecify.annotations.NullMarked;
