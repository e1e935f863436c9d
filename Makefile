.PHONY: help run start dev setup build test test-all journeys pictures sheet check fix bench lock
PYTHON ?= python3

help: ## list these commands
	@$(PYTHON) tools/dev.py help

run: ## set up what is missing and serve Strongback on this machine
	@$(PYTHON) tools/dev.py run

start: ## the same on the terminal: from the screening to the first plan
	@$(PYTHON) tools/dev.py start

dev setup build test test-all journeys pictures sheet check fix bench lock:
	@$(PYTHON) tools/dev.py $@
