package org.lastmile.page;

import java.util.List;

/** One page file: which panels it has, in their order, and which publication they read. */
record PageSettings(String title, String publication, List<PanelSettings> panels) {
    PageSettings {
        panels = List.copyOf(panels);
    }
}
