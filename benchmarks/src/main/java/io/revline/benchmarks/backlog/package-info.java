/** Events that wait in a topic, and how fast a service that was stopped takes them in. */
@NullMarked
package io.revline.benchmarks.backlog;

import org.jspecify.annotations.NullMarked;
