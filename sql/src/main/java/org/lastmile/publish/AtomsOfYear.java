package org.lastmile.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.lastmile.contract.WarehouseException;

/** Everybody whom some cell of a year may count, by their classes in all marts; who differs in no mart is one atom. */
final class AtomsOfYear {
    private final Map<String, Map<Long, List<Atom>>> byClass = new HashMap<>();
    private int size;

    /** People whom no mart tells apart. */
    record Atom(int number, long people) {}

    /** @param counted keys of the classes that cells of the year may count, by mart */
    static AtomsOfYear of(Atoms atoms, int year, Map<String, Set<Long>> counted) {
        var all = new AtomsOfYear();
        all.people(atoms, year, counted).forEach(all::add);
        return all;
    }

    /** In an order that depends on the classes alone. */
    private Map<Map<String, Long>, Long> people(Atoms atoms, int year, Map<String, Set<Long>> counted) {
        var people = new TreeMap<Map<String, Long>, Long>(Comparator.comparing(Map::toString));

        for (var row : atoms.rows()) {
            if (row.year() == year) {
                people.merge(only(row.classes(), counted, Set.of()), row.people(), Long::sum);
                // They are also in the row of all who have the same classes of all years.
                people.merge(only(row.classes(), counted, atoms.ofYear()), -row.people(), Long::sum);
            } else if (row.year() == 0) {
                people.merge(only(row.classes(), counted, Set.of()), row.people(), Long::sum);
            }
        }

        return people;
    }

    private static Map<String, Long> only(
            Map<String, Long> classes, Map<String, Set<Long>> counted, Set<String> without) {
        var some = new TreeMap<String, Long>();
        classes.forEach((mart, key) -> {
            if (!without.contains(mart) && counted.getOrDefault(mart, Set.of()).contains(key)) {
                some.put(mart, key);
            }
        });
        return some;
    }

    private void add(Map<String, Long> classes, long people) {
        if (classes.isEmpty() || people == 0) {
            return;
        }

        if (people < 0) {
            throw new WarehouseException(
                    "measure.atom does not add up: more people have some classes of one year than of"
                            + " all years. Nothing is released; run 'lastmile build' again.");
        }

        var atom = new Atom(size++, people);
        classes.forEach((mart, key) -> byClass.computeIfAbsent(mart, any -> new HashMap<>())
                .computeIfAbsent(key, any -> new ArrayList<>())
                .add(atom));
    }

    /** How many atoms there are; their numbers are below. */
    int size() {
        return size;
    }

    /**
     * The people of a line.
     *
     * @throws WarehouseException if they are not as many as the line says
     */
    List<Atom> of(String mart, MeasureTable.Line line) {
        var atoms = byClass.getOrDefault(mart, Map.of()).getOrDefault(line.classKey(), List.of());

        if (atoms.stream().mapToLong(Atom::people).sum() != line.people()) {
            throw new WarehouseException(
                    "measure.atom does not add up: of some class of " + mart + " it has other people" + " than measure."
                            + mart + ". Nothing is released; run 'lastmile build' again.");
        }

        return atoms;
    }
}
