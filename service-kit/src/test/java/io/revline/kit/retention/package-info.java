@NullMarked
package io.revline.kit.retention;

import org.jspecify.annotations.NullMarked;
