/** Technical ground that every service stands on; it knows no business noun but money. */
@NullMarked
package io.revline.kit;

import org.jspecify.annotations.NullMarked;
