/** How far readers are behind those who tell: the watermarks that make answers final. */
@NullMarked
package io.revline.kit.progress;

import org.jspecify.annotations.NullMarked;
