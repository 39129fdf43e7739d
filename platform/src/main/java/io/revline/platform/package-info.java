/** The embedded platform: real servers, the four services and the revline command. */
@NullMarked
package io.revline.platform;

import org.jspecify.annotations.NullMarked;
