/** Drafts of mappings for imports. */
@NullMarked
package io.revline.platform.mapping;

import org.jspecify.annotations.NullMarked;
