@NullMarked
package org.lastmile.ingest;

import org.jspecify.annotations.NullMarked;
