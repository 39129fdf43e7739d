/** References over REST: one by one, in batches, and as tables. */
@NullMarked
package io.revline.kit.reference.web;

import org.jspecify.annotations.NullMarked;
