package org.lastmile.page;

/** What every panel of one page works with. */
record Desk(String page, Book book, Words words) {
    /** Address of a panel's CSV file, the same on disk and on the server. */
    String csv(String panel) {
        return "data/" + page + "-" + panel + ".csv";
    }
}
