/** How much and how slowly anyone may ask: rates, sizes, framing, and connections that end. */
@NullMarked
package io.revline.gateway.limit;

import org.jspecify.annotations.NullMarked;
