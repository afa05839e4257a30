@NullMarked
package org.lastmile.notebook;

import org.jspecify.annotations.NullMarked;
