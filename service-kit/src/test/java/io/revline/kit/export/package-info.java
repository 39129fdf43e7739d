@NullMarked
package io.revline.kit.export;

import org.jspecify.annotations.NullMarked;
