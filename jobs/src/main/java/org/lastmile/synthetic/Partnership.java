package org.lastmile.synthetic;

import java.util.ArrayList;
import java.util.List;

/**
 * Who takes part, what is offered, and in which quarters learners first enter.
 * The first track has fixed sessions and the last one is open, in every preset.
 */
record Partnership(
        List<Partner> partners, List<String> libraryKeys, List<Track> tracks, int firstQuarter, int lastQuarter) {

    record Partner(String key, String name, String kind, String parentKey) {}

    /** Sessions and hours are those of one offering and one session; share is that of learners who take the track. */
    record Track(String key, String title, boolean isOpen, int sessions, double hours, double share, Badge badge) {}

    record Badge(String key, String title, String collegeKey) {}

    private static final String SYSTEM_KEY = "riverbend";

    Partnership {
        partners = List.copyOf(partners);
        libraryKeys = List.copyOf(libraryKeys);
        tracks = List.copyOf(tracks);
    }

    static Partnership of(Preset preset) {
        return switch (preset) {
            case PILOT -> pilot();
            case SYSTEM -> system();
        };
    }

    private static Partnership pilot() {
        var partners = List.of(librarySystem(), college("northfield", "Northfield Community College"));
        var tracks = List.of(basics("northfield", 0.65), lab("northfield", 0.35));
        return new Partnership(partners, List.of(SYSTEM_KEY), tracks, 4, 7);
    }

    private static Partnership system() {
        List<Partner> partners = new ArrayList<>();
        partners.add(librarySystem());
        partners.add(library("central", "Riverbend Central Library"));
        partners.add(library("eastgate", "Eastgate Library"));
        partners.add(library("harbor", "Harbor Library"));
        partners.add(library("mill-creek", "Mill Creek Library"));
        partners.add(library("westside", "Westside Library"));
        var libraryKeys = partners.stream()
                .filter(partner -> partner.kind().equals("library"))
                .map(Partner::key)
                .toList();
        partners.add(college("northfield", "Northfield Community College"));
        partners.add(college("lakeshore", "Lakeshore Technical College"));
        var tracks = List.of(basics("northfield", 0.42), spreadsheets("lakeshore"), lab("northfield", 0.28));
        return new Partnership(partners, libraryKeys, tracks, 0, Days.LAST_QUARTER);
    }

    private static Partner librarySystem() {
        return new Partner(SYSTEM_KEY, "Riverbend Library System", "library_system", "");
    }

    private static Partner library(String place, String name) {
        return new Partner(SYSTEM_KEY + "-" + place, name, "library", SYSTEM_KEY);
    }

    private static Partner college(String key, String name) {
        return new Partner(key, name, "college", "");
    }

    private static Track basics(String collegeKey, double share) {
        var badge = new Badge("digital-basics-badge", "Digital Basics", collegeKey);
        return new Track("digital-basics", "Digital basics", false, 6, 2, share, badge);
    }

    private static Track spreadsheets(String collegeKey) {
        var badge = new Badge("spreadsheets-badge", "Spreadsheets for Work", collegeKey);
        return new Track("spreadsheets", "Spreadsheets for work", false, 8, 1.5, 0.30, badge);
    }

    private static Track lab(String collegeKey, double share) {
        var badge = new Badge("online-services-badge", "Online Services", collegeKey);
        return new Track("navigator-lab", "Digital navigator lab", true, 8, 1, share, badge);
    }
}
