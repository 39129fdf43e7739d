/** Events about what deals are made of: pipelines and what else pipeline-service keeps. */
package io.revline.contracts.catalog;
