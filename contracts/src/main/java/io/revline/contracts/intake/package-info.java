/** What other systems send to Revline; the bodies are described by their JSON Schemas alone. */
package io.revline.contracts.intake;
