/** What documents of the API say of all operations alike: names, words, examples, problems. */
@NullMarked
package io.revline.kit.openapi;

import org.jspecify.annotations.NullMarked;
