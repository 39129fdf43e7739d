/** Who sells in which team under whom, and who may therefore see what. */
@NullMarked
package io.revline.kit.people;

import org.jspecify.annotations.NullMarked;
