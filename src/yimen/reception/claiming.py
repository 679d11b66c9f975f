"""The claim of the next ticket: one statement, in which nobody waits for anybody and no ticket is given twice.

The shift is locked first, so that two clicks at one window come one after the other; the second does not see yet whom
the first called, and is refused by the constraint `one_ticket_at_a_window`. The waiting tickets of the
hall are then read in the order of their ranks, by index, up to the first of the window's lines that nobody has locked in the
same moment (SKIP LOCKED): it alone is locked and taken. Locking the first one of each line instead would keep those that
are not chosen from all others until the commit, and move them far from their place. 0 comes back when the shift is not open, is
paused, or has somebody at its window: `acts.call_next` says which.
"""

CLAIM = """
WITH shift AS (
    SELECT s.id, s.window_id, w.hall_id FROM reception_shift s JOIN reception_window w ON w.id = s.window_id
    WHERE s.officer = %(who)s AND s.closed_at IS NULL AND s.paused_at IS NULL
    FOR UPDATE OF s
), free AS (
    SELECT s.id, s.window_id, s.hall_id FROM shift s
    WHERE NOT EXISTS (SELECT FROM reception_ticket t WHERE t.window_id = s.window_id AND t.state IN ('called', 'serving'))
), next AS (
    SELECT t.id, f.id AS shift_id, f.window_id FROM free f
    CROSS JOIN LATERAL (
        SELECT t.id FROM reception_ticket t
        WHERE t.hall_id = f.hall_id AND t.day = %(day)s AND t.state = 'waiting'
          AND t.line_id = ANY (ARRAY (SELECT l.line_id FROM reception_windowline l WHERE l.window_id = f.window_id))
        ORDER BY t.rank, t.id LIMIT 1 FOR UPDATE SKIP LOCKED
    ) t
), called AS (
    UPDATE reception_ticket t
    SET state = 'called', window_id = n.window_id, shift_id = n.shift_id, called_at = %(now)s, calls = t.calls + 1,
        sequence = t.sequence + 1
    FROM next n WHERE t.id = n.id
    RETURNING t.id, t.sequence, t.window_id
), event AS (
    INSERT INTO reception_ticketevent (ticket_id, sequence, kind, at, who, window_id, data)
    SELECT c.id, c.sequence, 'called', %(now)s, %(who)s, c.window_id, '{}' FROM called c
)
SELECT coalesce((SELECT c.id FROM called c), 0) AS id
"""
