/** Deal events: one for every committed change of a deal, owned by pipeline-service. */
package io.revline.contracts.deal;
