/** Views composed from several services. */
@NullMarked
package io.revline.gateway.view;

import org.jspecify.annotations.NullMarked;
