BEGIN TRANSACTION;
CREATE TABLE case_askers (
	id INTEGER NOT NULL, 
	"case" INTEGER NOT NULL, 
	user VARCHAR(64) NOT NULL, 
	channel VARCHAR(64) NOT NULL, 
	thread VARCHAR(255) NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE ("case", user, channel, thread), 
	FOREIGN KEY("case") REFERENCES cases (number)
);
INSERT INTO "case_askers" VALUES(1,1,'erin','C1','1.0');
INSERT INTO "case_askers" VALUES(2,1,'adam','D2','@answer:e2');
CREATE TABLE case_steps (
	id INTEGER NOT NULL, 
	"case" INTEGER NOT NULL, 
	revision INTEGER NOT NULL, 
	step VARCHAR(32) NOT NULL, 
	actor VARCHAR(64) NOT NULL, 
	at DOUBLE NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	outcome JSON, 
	PRIMARY KEY (id), 
	UNIQUE ("case", revision), 
	FOREIGN KEY("case") REFERENCES cases (number)
);
INSERT INTO "case_steps" VALUES(1,1,0,'step','lena',1772443800.25,'open',NULL);
INSERT INTO "case_steps" VALUES(2,1,1,'step','lena',1772443800.25,'claimed',NULL);
INSERT INTO "case_steps" VALUES(3,1,2,'step','lena',1772443800.25,'claimed',NULL);
INSERT INTO "case_steps" VALUES(4,1,3,'step','lena',1772443800.25,'answered','{"verdict": "not_allowed", "text": "No.", "clause": "\u00a7 1", "by": "lena", "at": 1772443800.25}');
CREATE TABLE cases (
	number INTEGER NOT NULL, 
	sameness VARCHAR(64) NOT NULL, 
	live VARCHAR(64), 
	question TEXT NOT NULL, 
	audience VARCHAR(32) NOT NULL, 
	verdict VARCHAR(32) NOT NULL, 
	reason VARCHAR(32) NOT NULL, 
	uses JSON NOT NULL, 
	subjects JSON NOT NULL, 
	citations JSON NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	claimant VARCHAR(64) NOT NULL, 
	outcome JSON, 
	opened_at DOUBLE NOT NULL, 
	claimed_at DOUBLE, 
	closed_at DOUBLE, 
	duplicate_of VARCHAR(16) NOT NULL, 
	revision INTEGER NOT NULL, 
	covers VARCHAR(64), 
	packet JSON, 
	since DOUBLE, 
	due_at DOUBLE, 
	PRIMARY KEY (number), 
	UNIQUE (live)
);
INSERT INTO "cases" VALUES(1,'same',NULL,'May we?','all','open_legal_issue','open_issue','[]','[]','[{"n": 1, "document": "youtube-terms", "title": "YouTube Terms of Service", "section": "5. Your use", "quote": "You may not download content.", "start": 10, "end": 39, "version": "7", "effective": "2023-12-15", "retrieved": "2024-02-01", "status": "in-force", "url": "https://www.youtube.com/t/terms?a=1&b=2", "summary": false, "expires": "2027-01-31", "expiring": true}]','answered','lena','{"verdict": "not_allowed", "text": "No.", "clause": "\u00a7 1", "by": "lena", "at": 1772443800.25}',1772443800.25,1772443800.25,NULL,'',3,'c','{"prior": "Before?", "said": [["No.", [1], false]], "verdicts": {"collect": "not_allowed"}, "also": ["And may I?"], "talk": [], "closing": null, "remark": ""}',1772443800.25,1772443815.25);
CREATE TABLE inbox (
	id INTEGER NOT NULL, 
	event VARCHAR(255) NOT NULL, 
	twin VARCHAR(255), 
	channel VARCHAR(64) NOT NULL, 
	thread VARCHAR(255) NOT NULL, 
	user VARCHAR(64) NOT NULL, 
	body JSON NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	due DOUBLE NOT NULL, 
	tries INTEGER NOT NULL, 
	received_at DOUBLE NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (event), 
	UNIQUE (twin)
);
INSERT INTO "inbox" VALUES(1,'event:1','T1:C1:event:1','C1','1.0','erin','{}','done',1772443815.25,1,1772443800.25);
INSERT INTO "inbox" VALUES(2,'event:2','T1:C1:event:2','C1','1.0','erin','{"event": "event:2", "twin": "T1:C1:event:2", "surface": "channel", "user": "erin", "team": "T1", "channel": "C1", "thread": "1.0", "text": "two", "root": false, "external": false}','new',1772443800.25,0,1772443800.25);
CREATE TABLE journal (
	number INTEGER NOT NULL, 
	id VARCHAR(64) NOT NULL, 
	at DOUBLE NOT NULL, 
	asker VARCHAR(64) NOT NULL, 
	channel VARCHAR(64) NOT NULL, 
	thread VARCHAR(255) NOT NULL, 
	question TEXT NOT NULL, 
	prior TEXT NOT NULL, 
	audience VARCHAR(32) NOT NULL, 
	answer JSON NOT NULL, 
	evidence JSON NOT NULL, 
	generation INTEGER NOT NULL, 
	drafter VARCHAR(64) NOT NULL, 
	seconds DOUBLE NOT NULL, 
	"case" VARCHAR(16) NOT NULL, 
	feedback JSON NOT NULL, 
	PRIMARY KEY (number), 
	UNIQUE (id)
);
INSERT INTO "journal" VALUES(1,'e1',1772443800.25,'erin','C1','1.0','May we use ü & <this>?','','all','{"id": "e1", "question": "May we use \u00fc & <this>?", "verdict": "not_allowed", "verdicts": {"collect": "not_allowed", "evaluate": "allowed_with_conditions"}, "by_subject": {}, "text": "Not allowed.\nThe terms forbid it. [1]\nThis is not a legal clearance.", "statements": [{"text": "The terms forbid it.", "citations": [1]}], "citations": [{"n": 1, "document": "youtube-terms", "title": "YouTube Terms of Service", "section": "5. Your use", "quote": "You may not download content.", "start": 10, "end": 39, "version": "7", "effective": "2023-12-15", "retrieved": "2024-02-01", "status": "in-force", "url": "https://www.youtube.com/t/terms?a=1&b=2"}], "escalation": {"advice": "none", "reason": "", "case": ""}, "subjects": ["HD-VG-130M"], "uses": ["collect", "evaluate"], "generation": 3, "drafter": "extractive", "seconds": 0.5, "issues": [], "topics": []}','[{"n": 1, "document": "youtube-terms", "title": "YouTube Terms of Service", "section": "5. Your use", "quote": "You may not download content.", "start": 10, "end": 39, "version": "7", "effective": "2023-12-15", "retrieved": "2024-02-01", "status": "in-force", "url": "https://www.youtube.com/t/terms?a=1&b=2", "summary": false, "expires": "", "expiring": false}]',3,'extractive',0.5,'','{"erin": "bad"}');
CREATE TABLE model_usage (
	exchange VARCHAR(64) NOT NULL, 
	model VARCHAR(255) NOT NULL, 
	prompt VARCHAR(64) NOT NULL, 
	tokens_in INTEGER NOT NULL, 
	tokens_out INTEGER NOT NULL, 
	dropped INTEGER NOT NULL, 
	failure VARCHAR(64) NOT NULL, 
	PRIMARY KEY (exchange), 
	FOREIGN KEY(exchange) REFERENCES journal (id)
);
INSERT INTO "model_usage" VALUES('e1','openai:m','answer-2',900,120,2,'');
CREATE TABLE outbox (
	id INTEGER NOT NULL, 
	"key" VARCHAR(255) NOT NULL, 
	root VARCHAR(255) NOT NULL, 
	lane VARCHAR(255) NOT NULL, 
	channel VARCHAR(64) NOT NULL, 
	thread VARCHAR(255) NOT NULL, 
	person VARCHAR(64) NOT NULL, 
	payload JSON NOT NULL, 
	anew BOOLEAN NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	due DOUBLE NOT NULL, 
	tries INTEGER NOT NULL, 
	added_at DOUBLE NOT NULL, 
	claimed_at DOUBLE, 
	ts VARCHAR(32) NOT NULL, 
	problem VARCHAR(255) NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE ("key")
);
INSERT INTO "outbox" VALUES(1,'a','a','C1:1.0','C1','1.0','','{"text": "a", "blocks": []}',1,'sent',1772443815.25,1,1772443800.25,1772443800.25,'5.0','');
INSERT INTO "outbox" VALUES(2,'b','b','C1:1.0','C1','1.0','','{"text": "b", "blocks": []}',1,'new',1772443800.25,0,1772443800.25,NULL,'','');
CREATE TABLE rulings (
	id VARCHAR(64) NOT NULL, 
	"case" INTEGER NOT NULL, 
	body TEXT NOT NULL, 
	status VARCHAR(16) NOT NULL, 
	shelved VARCHAR(16) NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY("case") REFERENCES cases (number)
);
INSERT INTO "rulings" VALUES('ruling-case-0001-1',1,'{"audience":"all","by":"lena","case":"CASE-0001","grounds":"\u00a7 1","id":"ruling-case-0001-1","made_on":"2026-03-02","scope":{"beside":[],"subjects":["YouTube"],"teams":["video"],"topics":["old"],"uses":["collect"]},"status":"in-force","text":"No.","until":"2026-09-01","verdict":"not_allowed"}','in-force','');
CREATE INDEX inbox_by_state ON inbox (state, due);
CREATE INDEX inbox_by_place ON inbox (channel, thread, user);
CREATE INDEX cases_by_covers ON cases (covers);
CREATE INDEX journal_by_place ON journal (channel, thread);
CREATE INDEX outbox_by_state ON outbox (state, lane);
CREATE INDEX outbox_by_root ON outbox (root);
CREATE INDEX outbox_by_ts ON outbox (channel, ts);
CREATE INDEX rulings_by_case ON rulings ("case");
CREATE INDEX rulings_by_status ON rulings (status, shelved);
COMMIT;
