/** The files of an import: the mapping in YAML, tables in text. */
@NullMarked
package io.revline.kit.imports.file;

import org.jspecify.annotations.NullMarked;
