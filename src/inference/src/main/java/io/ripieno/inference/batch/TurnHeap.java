package io.ripieno.inference.batch;

import java.util.Arrays;

/**
 * Turns by rank, the least first; among equals the one that was placed first. A turn is known by its number, and all that
 * is compared and moved lies side by side, the ranks of four children together: to find a place among thousands of turns
 * takes a few lines of memory, none of the turns, and stores no reference. Allocates only to grow.
 */
final class TurnHeap {
    private static final int CHILDREN = 4;
    private static final int FIRST_CAPACITY = 8;
    private static final int ABSENT = -1;

    /** For each place the rank, then the order in which it was placed. */
    private long[] keys = new long[2 * FIRST_CAPACITY];

    private int[] turns = new int[FIRST_CAPACITY];
    /** By number of the turn. */
    private int[] places = {};

    private int size;
    private long placed;

    boolean isEmpty() {
        return size == 0;
    }

    /** The turn that comes first; only if there is one. */
    int least() {
        requireTurns();
        return turns[0];
    }

    /** The rank of a turn that is here. */
    long rank(int turn) {
        return keys[2 * places[turn]];
    }

    /** The rank of the turn that comes first; only if there is one. */
    long leastRank() {
        requireTurns();
        return keys[0];
    }

    private void requireTurns() {
        if (size == 0) {
            throw new IllegalStateException("The heap has no turns.");
        }
    }

    boolean holds(int turn) {
        return turn < places.length && places[turn] != ABSENT;
    }

    /** Places a turn, or moves it if it is here. */
    void place(int turn, long rank) {
        if (!holds(turn)) {
            makeRoom(turn);
            places[turn] = size++;
        }
        sift(turn, places[turn], rank, placed++);
    }

    private void makeRoom(int turn) {
        if (turn >= places.length) {
            int known = places.length;
            places = Arrays.copyOf(places, Math.max(FIRST_CAPACITY, 2 * turn));
            Arrays.fill(places, known, places.length, ABSENT);
        }
        if (size == turns.length) {
            turns = Arrays.copyOf(turns, 2 * size);
            keys = Arrays.copyOf(keys, 4 * size);
        }
    }

    void remove(int turn) {
        if (!holds(turn)) {
            return;
        }
        size--;
        int last = turns[size];
        if (last != turn) {
            sift(last, places[turn], keys[2 * size], keys[2 * size + 1]);
        }
        places[turn] = ABSENT;
    }

    /** Puts a turn where it belongs, up or down from a place that is free. */
    private void sift(int turn, int from, long rank, long order) {
        int place = from;
        while (place > 0 && isBefore(rank, order, (place - 1) / CHILDREN)) {
            place = move((place - 1) / CHILDREN, place);
        }
        for (int child = leastChild(place); child < size && !isBefore(rank, order, child); ) {
            place = move(child, place);
            child = leastChild(place);
        }
        put(turn, rank, order, place);
    }

    /** The child that comes first; beyond the last place if there is none. */
    private int leastChild(int place) {
        int least = CHILDREN * place + 1;
        int end = Math.min(size, least + CHILDREN);
        for (int child = least + 1; child < end; child++) {
            if (isBefore(keys[2 * child], keys[2 * child + 1], least)) {
                least = child;
            }
        }
        return least;
    }

    private boolean isBefore(long rank, long order, int place) {
        long other = keys[2 * place];
        return rank < other || (rank == other && order < keys[2 * place + 1]);
    }

    /** Moves a turn to a place that is free and returns the one that it left. */
    private int move(int from, int to) {
        put(turns[from], keys[2 * from], keys[2 * from + 1], to);
        return from;
    }

    private void put(int turn, long rank, long order, int place) {
        turns[place] = turn;
        keys[2 * place] = rank;
        keys[2 * place + 1] = order;
        places[turn] = place;
    }
}
