/** Tokens for development and tests, issued on loopback only. */
@NullMarked
package io.revline.platform.issuer;

import org.jspecify.annotations.NullMarked;
