/** Whether what stands in {@code deploy/} fits the services, the metrics and the pages it names. */
@NullMarked
package io.revline.system.deploy;

import org.jspecify.annotations.NullMarked;
