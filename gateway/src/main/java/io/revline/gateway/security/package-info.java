/** Who may pass: answers for callers without a valid token or without a role. */
@NullMarked
package io.revline.gateway.security;

import org.jspecify.annotations.NullMarked;
